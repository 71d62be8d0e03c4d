import { QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';
import { useLocation } from 'wouter';
import { createAnswerCache } from '../api/answer-cache.ts';
import { CoreProvider } from '../api/core-context.tsx';
import type { CoreClient } from '../api/core-client.ts';
import { ShortcutsProvider } from '../components/shortcuts.tsx';
import { LanguageProvider } from '../language/language-context.tsx';
import type { Language } from '../language/languages.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Gate } from './gate.tsx';
import { LookProvider, useLook } from './look-context.tsx';

export type AppProps = { readonly core: CoreClient; readonly texts: i18n; readonly language: Language };

const Surroundings = ({
  texts,
  language,
  children,
}: Pick<AppProps, 'texts' | 'language'> & { readonly children: ReactNode }) => {
  const { look, change } = useLook();
  const [, navigate] = useLocation();
  const remember = useCallback((chosen: Language) => change({ language: chosen.id }), [change]);
  return (
    <LanguageProvider texts={texts} first={language} onChoose={remember}>
      <RouterProvider navigate={navigate}>
        <ShortcutsProvider hasLetters={look.letters === 'on'}>{children}</ShortcutsProvider>
      </RouterProvider>
    </LanguageProvider>
  );
};

/** Everything that a screen stands on: the line to the core, its answers, the look, the language, the addresses. */
export const App = ({ core, texts, language }: AppProps) => {
  const [answers] = useState(createAnswerCache);
  return (
    <CoreProvider value={core}>
      <QueryClientProvider client={answers}>
        <LookProvider>
          <Surroundings texts={texts} language={language}>
            <ErrorBoundary place="">
              <Gate />
            </ErrorBoundary>
          </Surroundings>
        </LookProvider>
      </QueryClientProvider>
    </CoreProvider>
  );
};
