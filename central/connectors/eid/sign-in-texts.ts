/** What the simulated provider says. A real provider has pages of its own; these are no part of the workstation's texts. */
const en = {
  language: 'en',
  title: 'Simulated eID',
  warning: 'A demonstration. Nobody real signs in here.',
  number: 'National number',
  numberHelp: 'Ten digits, of somebody in the made-up country',
  givenName: 'Given names',
  familyName: 'Family name',
  birthDate: 'Birth date',
  country: 'Country that issued the eID',
  level: 'How you sign in',
  low: 'Password alone (low)',
  substantial: 'App (substantial)',
  high: 'App and chip (high)',
  signIn: 'Sign in',
  cancel: 'Do not sign in',
  unknown: 'Nobody has that number. Check it and try again.',
  ended: 'This sign-in has ended',
  endedHelp: 'Ask at the desk for a new one.',
  done: 'You have signed in',
  doneHelp: 'You can close this page. The desk goes on by itself.',
  notDone: 'You have not signed in',
  notDoneHelp: 'You can close this page. The desk will help you another way.',
};

const da: typeof en = {
  language: 'da',
  title: 'Simuleret eID',
  warning: 'En demonstration. Ingen rigtige personer logger på her.',
  number: 'Personnummer',
  numberHelp: 'Ti cifre, på en person i det opdigtede land',
  givenName: 'Fornavne',
  familyName: 'Efternavn',
  birthDate: 'Fødselsdato',
  country: 'Land, der har udstedt eID',
  level: 'Hvordan du logger på',
  low: 'Kun adgangskode (lav)',
  substantial: 'App (betydelig)',
  high: 'App og chip (høj)',
  signIn: 'Log på',
  cancel: 'Log ikke på',
  unknown: 'Ingen har det nummer. Kontrollér det, og prøv igen.',
  ended: 'Pålogningen er slut',
  endedHelp: 'Bed om en ny ved skranken.',
  done: 'Du er logget på',
  doneHelp: 'Du kan lukke siden. Skranken fortsætter af sig selv.',
  notDone: 'Du er ikke logget på',
  notDoneHelp: 'Du kan lukke siden. Skranken hjælper dig på en anden måde.',
};

export type SignInTexts = typeof en;

/** By `ui_locales` or `Accept-Language`: the first that begins with `da` or `en`. */
export const signInTexts = (wanted: unknown): SignInTexts => {
  const languages = typeof wanted === 'string' ? wanted.toLowerCase().split(/[\s,]+/) : [];
  const first = languages.find((language) => /^(da|en)\b/.test(language));
  return first?.startsWith('da') === true ? da : en;
};
