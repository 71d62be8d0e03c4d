import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { PersonMatch } from '../../../preload/contract/person.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { personPath } from '../../components/paths.ts';
import { RegisterAnswer, RegisterLookUp } from './register-look-up.tsx';
import type { RenderPurpose } from './register-look-up.tsx';
import { SearchBox } from './search-box.tsx';

type Found = { readonly text: string; readonly matches: readonly PersonMatch[] };

/** What can be written, for whoever looks at an empty field. */
const Start = () => {
  const { t } = useTranslation('find');
  return (
    <EmptyState title={t('start.title')} icon={<UserRoundSearch aria-hidden size={28} />}>
      <p>{t('start.body')}</p>
      <p className="search-examples-title">{t('start.examples')}</p>
      <ul className="search-examples">
        <li>{t('start.name')}</li>
        <li>{t('start.number')}</li>
        <li>{t('start.phone')}</li>
        <li>{t('start.birthDate')}</li>
      </ul>
    </EmptyState>
  );
};

type AfterProps = { readonly text: string; readonly count: number; readonly onAsk: () => void };

/** The way on to the register: the answer where nobody matches, a quiet offer where somebody does. */
const AfterResults = ({ text, count, onAsk }: AfterProps) => {
  const { t } = useTranslation('find');
  if (count === 0) {
    return (
      <EmptyState
        title={t('none.title', { text })}
        actions={
          <Button look="primary" onPress={onAsk}>
            {t('none.ask')}
          </Button>
        }
      >
        {t('none.body')}
      </EmptyState>
    );
  }
  return (
    <p className="row row-tight quiet">
      {t('lookUp.offer')}
      <Button look="quiet" size="small" onPress={onAsk}>
        {t('none.ask')}
      </Button>
    </p>
  );
};

export type FindScreenProps = {
  /** The question for purpose and legal basis, which stands before every look at personal data. */
  readonly renderPurpose: RenderPurpose;
};

/** Find the citizen, whichever way they are known. Choosing somebody leads to the file, which asks for the purpose first. */
export const FindScreen = ({ renderPurpose }: FindScreenProps) => {
  const { t } = useTranslation('find');
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const open = (match: PersonMatch): void => navigate(personPath(match.personId));

  const after = ({ text, count }: { readonly text: string; readonly count: number }): ReactNode => (
    <AfterResults text={text} count={count} onAsk={() => setAsking(text)} />
  );

  return (
    <Page title={t('title')} focus="none">
      {found === null ? (
        <SearchBox
          label={t('field.label')}
          help={t('field.help')}
          size="large"
          autoFocus
          onChoose={open}
          start={<Start />}
          after={after}
        />
      ) : (
        <RegisterAnswer {...found} onBack={() => setFound(null)} />
      )}
      {asking === null ? null : (
        <RegisterLookUp
          text={asking}
          renderPurpose={renderPurpose}
          onClose={() => setAsking(null)}
          onFound={(matches) => {
            setFound({ text: asking, matches });
            setAsking(null);
          }}
        />
      )}
    </Page>
  );
};
