/** Authentication context of the national eID (Danish NSIS) and of eIDAS nodes (Implementing Regulation (EU) 2015/1502). */
const acrs = {
  national: 'https://data.gov.dk/concept/core/nsis/loa/',
  eidas: 'http://eidas.europa.eu/LoA/',
} as const;

const levels = ['low', 'substantial', 'high'] as const;

export const acrOf = (provider: keyof typeof acrs, level: (typeof levels)[number]): string =>
  provider === 'national'
    ? `${acrs.national}${level.charAt(0).toUpperCase()}${level.slice(1)}`
    : `${acrs.eidas}${level}`;

export const allAcrs: readonly string[] = levels.flatMap((level) => [
  acrOf('national', level),
  acrOf('eidas', level),
]);
