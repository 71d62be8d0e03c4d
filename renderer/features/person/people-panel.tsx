import { useTranslation } from 'react-i18next';
import type { RelatedPerson } from '../../../preload/contract/person.ts';
import { Panel } from '../../components/panel.tsx';
import { SourceChip } from '../../components/source-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { FileProps } from './person-head.tsx';

const People = ({ people }: { readonly people: readonly RelatedPerson[] }) => {
  const { t } = useTranslation('person');
  const format = useFormat();
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={`${person.personId} ${person.relation}`} className="people-line">
          <span className="people-name">{person.name}</span>
          <span>{t(`relation.${person.relation}`)}</span>
          <span className="quiet">
            {person.birthDate === null
              ? t('head.birthDateUnknown')
              : t('head.born', { day: format.day(person.birthDate) })}
          </span>
          <SourceChip provenance={person.provenance} />
        </li>
      ))}
    </ul>
  );
};

/** Who lives there, and who belongs to the citizen wherever they live. Their own files need their own purpose. */
export const PeoplePanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const { household, relations } = file;
  return (
    <Panel title={t('section.household')}>
      <h3 className="panel-sub">{t('household.lives')}</h3>
      {household.length === 0 ? (
        <p className="quiet">{t('household.none')}</p>
      ) : (
        <People people={household} />
      )}
      <h3 className="panel-sub">{t('household.relations')}</h3>
      {relations.length === 0 ? (
        <p className="quiet">{t('household.noRelations')}</p>
      ) : (
        <People people={relations} />
      )}
    </Panel>
  );
};
