import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grantee } from '../../../preload/contract/mandate.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxCards } from '../../components/checkbox-field.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { AddGrantee } from './add-grantee.tsx';
import { granteeKey, granteesOf } from './mandate-form.ts';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';
import type { RenderSearch } from './session-step.ts';

/** As many as the core takes (`MandateDraft` in the contract). */
const mostGrantees = 5;

type GranteePartProps = PartProps & { readonly renderSearch: RenderSearch };

/** To whom: those who are likely, and anybody else; several of them each alone or only together. */
export const GranteePart = ({ offer, form, onChange, faults, renderSearch }: GranteePartProps) => {
  const { t } = useTranslation('mandate');
  const [isAdding, setIsAdding] = useState(false);
  const all = granteesOf(offer, form);
  const choose = (keys: readonly string[]): void =>
    onChange({
      ...form,
      grantees: all.filter((each) => keys.includes(granteeKey(each))).slice(0, mostGrantees),
    });
  const add = (grantee: Grantee): void => {
    setIsAdding(false);
    const isKnown = all.some((each) => granteeKey(each) === granteeKey(grantee));
    const isChosen = form.grantees.some((each) => granteeKey(each) === granteeKey(grantee));
    onChange({
      ...form,
      added: isKnown ? form.added : [...form.added, grantee],
      grantees: isChosen ? form.grantees : [...form.grantees, grantee].slice(0, mostGrantees),
    });
  };
  return (
    <Part title={t('part.grantee')}>
      {all.length === 0 ? <p className="quiet">{t('grantee.none')}</p> : null}
      <CheckboxCards
        label={t('grantee.label')}
        help={t('grantee.help')}
        value={form.grantees.map(granteeKey)}
        onChange={choose}
        error={faults.includes('grantees') ? t('needed.grantees') : null}
        cards={all.map((grantee) => ({
          value: granteeKey(grantee),
          label: grantee.name,
          detail: t(`grantee.kind.${grantee.kind}`),
        }))}
      />
      {isAdding ? (
        <AddGrantee onAdd={add} onClose={() => setIsAdding(false)} renderSearch={renderSearch} />
      ) : (
        <div>
          <Button onPress={() => setIsAdding(true)}>{t('grantee.add')}</Button>
        </div>
      )}
      {form.grantees.length > 1 ? (
        <RadioCards
          label={t('grantee.decide')}
          value={form.decide}
          onChange={(decide) => onChange({ ...form, decide })}
          cards={[
            { value: 'alone', label: t('grantee.alone'), detail: t('grantee.aloneHelp') },
            { value: 'jointly', label: t('grantee.jointly'), detail: t('grantee.jointlyHelp') },
          ]}
        />
      ) : null}
    </Part>
  );
};
