const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The calendar day on this machine, `YYYY-MM-DD`: a first value for a field, which the core checks against its own clock. */
export const dayHere = (nowMs: number): string => {
  const now = new Date(nowMs);
  return `${String(now.getFullYear())}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
};
