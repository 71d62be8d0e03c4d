/** Whole years on `today`; null where the birth date is unknown or lies ahead. Both days are `YYYY-MM-DD`. */
export const ageYears = (birthDate: string | null, today: string): number | null => {
  if (birthDate === null || birthDate > today) return null;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
};
