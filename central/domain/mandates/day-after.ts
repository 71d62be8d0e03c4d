/** A desk's clock may be ahead, and its day begin before central's: until this day, what a desk calls today is not in the future. */
export const dayAfter = (today: string): string =>
  new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
