import { useTranslation } from 'react-i18next';
import type { PersonFile, RelatedPerson } from '../../../preload/contract/person.ts';
import { Panel } from '../../components/panel.tsx';
import { sharedProvenance } from '../../components/shared-provenance.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import { BusinessRoles, CourtOrders } from './legal-lines.tsx';
import type { FileProps } from './person-head.tsx';

type PeopleProps = {
  readonly people: readonly RelatedPerson[];
  /** The source has been named for all of them. */
  readonly isSourceKnown: boolean;
};

/** What a guardian decides, and for how long a relation holds that does not hold for good. */
const Terms = ({ person }: { readonly person: RelatedPerson }) => {
  const { t } = useTranslation('person');
  const format = useFormat();
  const terms = [
    ...(person.matters === null ? [] : [t(`matters.${person.matters}`)]),
    ...(person.matters === null || person.from === null
      ? []
      : [t('relationFrom', { day: format.day(person.from) })]),
    ...(person.until === null ? [] : [t('relationUntil', { day: format.day(person.until) })]),
  ];
  return terms.length === 0 ? null : <span className="quiet people-terms">{terms.join(' · ')}</span>;
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
          <Terms person={person} />
        </li>
      ))}
    </ul>
  );
};

const Household = ({ file, isSourceKnown }: FileProps & Pick<PeopleProps, 'isSourceKnown'>) => {
  const { t } = useTranslation('person');
  if (file.hasShieldedAddress) return <p>{t('household.shielded')}</p>;
  if (file.household.length === 0) return <p className="quiet">{t('household.none')}</p>;
  return <People people={file.household} isSourceKnown={isSourceKnown} />;
};

const provenancesOf = ({ household, relations }: PersonFile) =>
  [...household, ...relations].map(({ provenance }) => provenance);

/**
 * Who lives there, who belongs to the citizen wherever they live, and what courts and the business register say. Their own files need
 * their own purpose.
 */
export const PeoplePanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const { relations } = file;
  const shared = sharedProvenance(provenancesOf(file));
  return (
    <Panel title={t('section.household')} aside={shared === null ? null : <SourceChip provenance={shared} />}>
      <h3 className="panel-sub">{t('household.lives')}</h3>
      <Household file={file} isSourceKnown={shared !== null} />
      <h3 className="panel-sub">{t('household.relations')}</h3>
      {relations.length === 0 ? (
        <p className="quiet">{t('household.noRelations')}</p>
      ) : (
        <People people={relations} isSourceKnown={shared !== null} />
      )}
      <CourtOrders file={file} />
      <BusinessRoles file={file} />
    </Panel>
  );
};
