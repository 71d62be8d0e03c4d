import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grantee } from '../../../preload/contract/mandate.ts';
import { Button } from '../../components/button.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { RenderSearch } from './session-step.ts';

type AddGranteeProps = {
  readonly onAdd: (grantee: Grantee) => void;
  readonly onClose: () => void;
  readonly renderSearch: RenderSearch;
};

type Kind = 'found' | 'organisation' | 'unknown';

/** Somebody whom the desk did not suggest: found in the register, an organisation, or a name that no register knows. */
export const AddGrantee = ({ onAdd, onClose, renderSearch }: AddGranteeProps) => {
  const { t } = useTranslation('mandate');
  const [kind, setKind] = useState<Kind>('found');
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const isNamed = name.trim() !== '';
  /** Enter in here adds; it must not give the mandate of the form around. */
  const onKeyDown = (event: { readonly key: string; readonly preventDefault: () => void }): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (isNamed) add();
  };
  const add = (): void =>
    onAdd({
      kind: kind === 'organisation' ? 'organisation' : 'person',
      partyId: kind === 'organisation' && number.trim() !== '' ? number.replaceAll(/\s/gu, '') : null,
      name: name.trim(),
    });
  return (
    <div className="mandate-inset">
      <RadioCards
        label={t('add.label')}
        value={kind}
        onChange={setKind}
        cards={[
          { value: 'found', label: t('add.found'), detail: t('add.foundHelp') },
          { value: 'organisation', label: t('add.organisation'), detail: t('add.organisationHelp') },
          { value: 'unknown', label: t('add.unknown'), detail: t('add.unknownHelp') },
        ]}
      />
      {kind === 'found' ? (
        renderSearch({
          label: t('add.search'),
          none: t('add.searchNone'),
          onChoose: ({ personId, name }) => onAdd({ kind: 'person', partyId: personId, name }),
        })
      ) : (
        <TextField
          label={t(kind === 'organisation' ? 'add.organisationName' : 'add.fullName')}
          value={name}
          onChange={setName}
          onKeyDown={onKeyDown}
          maxLength={200}
          widthChars={36}
        />
      )}
      {kind === 'organisation' ? (
        <TextField
          label={t('add.number')}
          help={t('add.numberHelp')}
          value={number}
          onChange={setNumber}
          onKeyDown={onKeyDown}
          maxLength={40}
          widthChars={12}
          isIdentifier
          isRequired={false}
        />
      ) : null}
      <div className="row">
        {kind === 'found' ? null : (
          <Button onPress={add} isDisabled={!isNamed}>
            {t('add.take')}
          </Button>
        )}
        <Button look="quiet" onPress={onClose}>
          {t('add.close')}
        </Button>
      </div>
    </div>
  );
};
