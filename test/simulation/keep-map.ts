/** Remembers what is in it; what is answered puts that back. */
export const keepMap = <K, V>(map: Map<K, V>): (() => void) => {
  const held = [...map];
  return () => {
    map.clear();
    for (const [key, value] of held) map.set(key, value);
  };
};
