/** Danish and English both: `4500`, `4.500`, `4 500`, `4,500`, each with two decimals after the other sign. */
const amount = /^(\d{1,3}(?:[., \u00a0]?\d{3})*)(?:[.,](\d{1,2}))?$/;

/**
 * What somebody typed as kroner, as whole øre in text; what is no amount stays as it was typed, so that the core can say so. A
 * group of three after the last sign is thousands: nobody writes three decimals of a krone.
 */
export const oreOf = (typed: string): string => {
  const match = amount.exec(typed.trim());
  if (match === null) return typed;
  const kroner = (match[1] ?? '').replace(/\D/g, '');
  return String(Number(kroner) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
};

/** Whole øre as the kroner somebody would type; text that is no amount stays as it is. */
export const kronerOf = (ore: string): string => {
  if (!/^\d+$/.test(ore)) return ore;
  const kroner = String(Math.floor(Number(ore) / 100));
  const rest = Number(ore) % 100;
  return rest === 0 ? kroner : `${kroner},${String(rest).padStart(2, '0')}`;
};
