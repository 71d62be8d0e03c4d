import { ImagePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { shrinkImage } from '../../components/shrink-image.ts';
import type { SmallImage } from '../../components/shrink-image.ts';

type ScanPickerProps = {
  readonly scan: SmallImage | null;
  readonly onChange: (scan: SmallImage | null) => void;
};

/** A picture of the paper, made small on this machine before it is kept. It may be left out. */
export const ScanPicker = ({ scan, onChange }: ScanPickerProps) => {
  const { t } = useTranslation('mandate');
  const [isUnreadable, setIsUnreadable] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const small = await shrinkImage(file);
    setIsUnreadable(small === null);
    if (small !== null) onChange(small);
  };
  return (
    <div className="stack stack-tight">
      <p className="field-label">
        {t('scan.label')} <span className="field-optional">{t('scan.optional')}</span>
      </p>
      {scan === null ? null : (
        <img className="scan" alt={t('scan.picture')} src={`data:${scan.mediaType};base64,${scan.data}`} />
      )}
      <div className="row row-tight">
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
          onSelect={(files) => void take(files?.[0])}
        >
          <Button size="small" icon={<ImagePlus aria-hidden size={16} />}>
            {t(scan === null ? 'scan.pick' : 'scan.pickOther')}
          </Button>
        </FileTrigger>
        {scan === null ? null : (
          <Button
            size="small"
            look="quiet"
            icon={<Trash2 aria-hidden size={16} />}
            onPress={() => onChange(null)}
          >
            {t('scan.remove')}
          </Button>
        )}
      </div>
      {isUnreadable ? <Notice tone="wait" title={t('scan.unreadable')} isAnnounced /> : null}
    </div>
  );
};
