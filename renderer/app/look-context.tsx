import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { readLook, storeLook, wearLook } from './look.ts';
import type { Look } from './look.ts';

type LookChoice = { readonly look: Look; readonly change: (part: Partial<Look>) => void };

const LookContext = createContext<LookChoice | null>(null);

export const useLook = (): LookChoice => {
  const choice = use(LookContext);
  if (choice === null) throw new Error('useLook needs a LookProvider above it.');
  return choice;
};

export const LookProvider = ({ children }: { readonly children: ReactNode }) => {
  const [look, setLook] = useState(() => readLook(localStorage));
  useEffect(() => {
    wearLook(document.documentElement, look);
    storeLook(localStorage, look);
  }, [look]);
  const change = useCallback((part: Partial<Look>) => setLook((now) => ({ ...now, ...part })), []);
  const choice = useMemo(() => ({ look, change }), [look, change]);
  return <LookContext value={choice}>{children}</LookContext>;
};
