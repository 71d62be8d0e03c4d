import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { openDocument } from '../../components/open-document.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useLanguage } from '../../language/language-context.tsx';
import { languages } from '../../language/languages.ts';

type PrintDialogProps = {
  readonly mandate: Mandate;
  readonly onClose: () => void;
};

/** The mandate on paper: in which language beside the binding one, in large print or not. */
export const PrintDialog = ({ mandate, onClose }: PrintDialogProps) => {
  const { t } = useTranslation('mandate');
  const [language, setLanguage] = useState(useLanguage().language.id);
  const [isLargePrint, setIsLargePrint] = useState(false);
  const printed = useAnswer('mandate/print', { mandateId: mandate.mandateId, language, isLargePrint });
  return (
    <Dialog title={t('print.title')} isOpen onClose={onClose}>
      <SelectField
        label={t('print.language')}
        value={language}
        onChange={setLanguage}
        choices={languages.map(({ id, name }) => ({ value: id, label: name }))}
        widthChars={24}
      />
      <CheckboxField isSelected={isLargePrint} onChange={setIsLargePrint}>
        {t('print.large')}
      </CheckboxField>
      <Loaded answer={printed}>
        {({ fileName, data, wordingHash }) => (
          <>
            <p>{t('print.ready')}</p>
            <p className="quiet small">
              {t('print.sealed')} <bdi className="mono">{wordingHash.slice(0, 16)}</bdi>
            </p>
            <div className="row">
              <Button look="primary" onPress={() => openDocument({ fileName, data })}>
                {t('print.get')}
              </Button>
              <Button look="quiet" onPress={onClose}>
                {t('print.close')}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </Dialog>
  );
};
