import { describe, expect, test } from 'vitest';
import { takeBirthDate } from '../../../main/vault/search/birth-dates.ts';
import { readTyped } from '../../../main/vault/search/typed.ts';

describe('a birth date', () => {
  test.each([
    '2 May 1944',
    '2. maj 1944',
    '02.05.1944',
    '2/5/1944',
    '2-5-1944',
    '1944-05-02',
    '02051944',
    '19440502',
    '2 maja 1944',
    '2 MAY 1944',
  ])('is read from %s', (text) => {
    expect(takeBirthDate(text).dates).toEqual(['1944-05-02']);
  });

  test.each(['020544', '02.05.44', '2/5-44'.replace('-', '/')])('leaves the century open in %s', (text) => {
    expect(takeBirthDate(text).dates).toEqual(['1944-05-02', '2044-05-02']);
  });

  test.each(['31.02.1944', '2 Karen 1944', '99.99.9999', '1944', '0205', '3020544'])(
    'is not seen in %s',
    (text) => {
      expect(takeBirthDate(text).dates).toEqual([]);
    },
  );
});

describe('what was typed', () => {
  test.each([
    ['020544-1234', { nationalNumber: '0205441234' }],
    ['0205441234', { nationalNumber: '0205441234', phone: '205441234' }],
    ['020544 1234', { nationalNumber: '0205441234' }],
    ['Karen 020544-1234', { nationalNumber: '0205441234', words: [] }],
    ['+45 12 34 56 78', { phone: '4512345678', nationalNumber: null }],
    ['0045 12345678', { phone: '4512345678', nationalNumber: null }],
    ['12 34 56 78', { phone: '12345678', nationalNumber: '12345678' }],
    ['070-123 45 67', { phone: '701234567' }],
    ['karen 1944', { words: ['karen'], birthYear: '1944', birthDates: [] }],
    ['1944 karen', { words: ['karen'], birthYear: '1944' }],
    ['karen 2 may 1944', { words: ['karen'], birthYear: null, birthDates: ['1944-05-02'] }],
    ['may hansen', { words: ['may', 'hansen'], birthDates: [] }],
    ['1944', { words: [], birthYear: null, birthDates: [], nationalNumber: null, phone: null }],
    ['', { words: [], nationalNumber: null, phone: null }],
    ['"*) OR 1', { words: ['or'] }],
  ])('as %s is understood', (text, expected) => {
    expect(readTyped(text)).toMatchObject(expected);
  });
});
