/** A desk's day may have begun before central's, whose days are UTC: until this day, what a desk calls today is not in the future. */
export const dayAfter = (today: string): string =>
  new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
