import { useTranslation } from 'react-i18next';
import type { RelatedPerson } from '../../../preload/contract/person.ts';
import { Panel } from '../../components/panel.tsx';
import { sharedProvenance } from '../../components/shared-provenance.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { FileProps } from './person-head.tsx';

type PeopleProps = {
  readonly people: readonly RelatedPerson[];
  /** The source has been named for all of them. */
  readonly isSourceKnown: boolean;
};

const People = ({ people, isSourceKnown }: PeopleProps) => {
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
          {isSourceKnown ? null : <SourceChip provenance={person.provenance} />}
        </li>
      ))}
    </ul>
  );
};

/** Who lives there, and who belongs to the citizen wherever they live. Their own files need their own purpose. */
export const PeoplePanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const { household, relations } = file;
  const shared = sharedProvenance([...household, ...relations].map(({ provenance }) => provenance));
  return (
    <Panel title={t('section.household')} aside={shared === null ? null : <SourceChip provenance={shared} />}>
      <h3 className="panel-sub">{t('household.lives')}</h3>
      {household.length === 0 ? (
        <p className="quiet">{t('household.none')}</p>
      ) : (
        <People people={household} isSourceKnown={shared !== null} />
      )}
      <h3 className="panel-sub">{t('household.relations')}</h3>
      {relations.length === 0 ? (
        <p className="quiet">{t('household.noRelations')}</p>
      ) : (
        <People people={relations} isSourceKnown={shared !== null} />
      )}
    </Panel>
  );
};
