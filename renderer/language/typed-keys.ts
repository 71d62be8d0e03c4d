import 'i18next';
import type { Texts } from './resources.ts';

/** A key that no file has does not compile. */
declare module 'i18next' {
  // Globals of a library can be added to by an interface only.
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Texts;
  }
}
