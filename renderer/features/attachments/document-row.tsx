import { FileText, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../preload/contract/attachment.ts';
import { Button } from '../../components/button.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useByteSize } from '../../language/use-byte-size.ts';
import { usePicture } from './use-picture.ts';

type DocumentRowProps = { readonly document: Attachment; readonly onRemove: () => void };

/** What was attached: how it looks, its name and its size. */
export const DocumentRow = ({ document, onRemove }: DocumentRowProps) => {
  const { t } = useTranslation('attachment');
  const sizeOf = useByteSize();
  const picture = usePicture(document);
  const { name } = document;
  return (
    <li className="document">
      <div className="document-look">
        {picture === null ? (
          <FileText aria-hidden size={28} />
        ) : (
          <img alt={t('picture', { name })} src={picture} />
        )}
      </div>
      <div className="document-words">
        <span className="document-name">
          <bdi>{name}</bdi>
        </span>
        <span className="quiet small">
          {t(`kind.${document.mediaType === 'application/pdf' ? 'pdf' : 'picture'}`)},{' '}
          {sizeOf(document.bytes)}
        </span>
        {document.isRefused ? (
          <span>
            <StateChip tone="danger">{t('refused')}</StateChip>
          </span>
        ) : null}
      </div>
      <Button
        size="small"
        look="quiet"
        icon={<Trash2 aria-hidden size={16} />}
        aria-label={t('removeNamed', { name })}
        onPress={onRemove}
      >
        {t('remove')}
      </Button>
    </li>
  );
};
