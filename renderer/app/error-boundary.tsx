import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { homePath } from '../components/paths.ts';
import { Notice } from '../components/notice.tsx';

type Props = {
  readonly children: ReactNode;
  /** The address: what stopped at one address is tried afresh at another. */
  readonly place: string;
};
type State = { readonly hasFailed: boolean; readonly place: string };

const Broken = ({ onAgain }: { readonly onAgain: () => void }) => {
  const { t } = useTranslation('app');
  return (
    <Page title={t('broken.title')}>
      <Notice
        tone="danger"
        title={t('broken.safe')}
        actions={
          <>
            <Button look="primary" onPress={onAgain}>
              {t('broken.again')}
            </Button>
            <LinkButton href={homePath}>{t('broken.home')}</LinkButton>
          </>
        }
      >
        <p>{t('broken.next')}</p>
      </Notice>
    </Page>
  );
};

/** A bug in a screen stops that screen only, and says what is safe. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, place: this.props.place };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.place === state.place ? null : { hasFailed: false, place: props.place };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? (
      <Broken onAgain={() => this.setState({ hasFailed: false })} />
    ) : (
      this.props.children
    );
  }
}
