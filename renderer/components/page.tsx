import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './page.css';

export type PageProps = {
  /** Heading and name of the window. */
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the heading: the buttons of the whole page. */
  readonly aside?: ReactNode;
  /** One sentence below the heading. */
  readonly lead?: ReactNode;
  /** `title`: a reader hears where they have come to. `none`: the screen puts the focus into a field itself. */
  readonly focus?: 'title' | 'none';
  /** `measure` keeps lines readable; `full` is for screens with columns of their own. */
  readonly width?: 'measure' | 'full';
  /** For a screen that shows its name in its own way. */
  readonly isTitleHidden?: boolean;
};

/** One screen of a place. Moves the focus to its heading when it opens, so that a change of place is heard and Tab goes on from there. */
export const Page = ({
  title,
  children,
  aside,
  lead,
  focus = 'title',
  width = 'measure',
  isTitleHidden = false,
}: PageProps) => {
  const { t } = useTranslation('app');
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = t('windowTitle', { screen: title });
  }, [t, title]);

  useEffect(() => {
    if (focus === 'title') heading.current?.focus({ preventScroll: true });
  }, [focus]);

  return (
    <div className={`screen screen-${width}`}>
      <header className={isTitleHidden ? 'hidden' : 'screen-head'}>
        <div className="row row-apart">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {aside === undefined ? null : <div className="row">{aside}</div>}
        </div>
        {lead === undefined ? null : <p className="screen-lead">{lead}</p>}
      </header>
      {children}
    </div>
  );
};
