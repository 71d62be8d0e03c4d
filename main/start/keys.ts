export type Keys = Readonly<Record<string, () => Promise<void> | void>>;

const ctrlC = '\u0003';

/** Listens to single keys where there is a terminal; answers whether there is, and how to stop listening. */
export const listenToKeys = (
  input: NodeJS.ReadStream,
  keys: Keys,
  onQuit: () => void,
): (() => void) | null => {
  if (!input.isTTY) return null;
  const onData = (data: Buffer): void => {
    const key = data.toString('utf8');
    if (key === ctrlC || key === 'q') onQuit();
    else void keys[key]?.();
  };
  input.setRawMode(true);
  input.on('data', onData);
  return () => {
    input.off('data', onData);
    input.setRawMode(false);
    input.pause();
  };
};
