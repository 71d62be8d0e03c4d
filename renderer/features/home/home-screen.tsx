import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { ContactTasks } from './contact-tasks.tsx';
import { EndingMandates } from './ending-mandates.tsx';
import { FinishedWork } from './finished-work.tsx';
import { NeedsYou } from './needs-you.tsx';
import { Served } from './served.tsx';
import './home.css';

export type HomeScreenProps = {
  /** The search for a citizen, which is the business of another feature. */
  readonly search: ReactNode;
};

/** Where the day begins and where one comes back to: the next citizen first, then what is open, then what waits. */
export const HomeScreen = ({ search }: HomeScreenProps) => {
  const { t } = useTranslation('home');
  return (
    <Page title={t('title')} isTitleHidden focus="none">
      <div className="home-search">{search}</div>
      <div className="home-columns">
        <Served />
        <div className="stack stack-wide">
          <NeedsYou />
          <ContactTasks />
          <EndingMandates />
          <FinishedWork />
        </div>
      </div>
    </Page>
  );
};
