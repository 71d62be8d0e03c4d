import { expect, test } from 'vitest';
import { chooseLanguage } from '../../../../renderer/language/languages.ts';

test('the first language that we have wins, in the order of asking', () => {
  expect(chooseLanguage([null, null, 'kl-GL', 'da-DK', 'en-GB']).id).toBe('da');
  expect(chooseLanguage(['en', 'da', 'da-DK']).id).toBe('en');
});

test('where we have none of them it is English', () => {
  expect(chooseLanguage(['kl', 'fo']).id).toBe('en');
  expect(chooseLanguage([]).id).toBe('en');
});
