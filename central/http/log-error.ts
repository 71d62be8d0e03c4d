import pg from 'pg';

/** What of an error may stand in the log. */
export type LoggedError = Readonly<
  Record<'type' | 'message' | 'stack' | 'code' | 'table' | 'constraint', string>
>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** PostgreSQL quotes values of class 22, and V8 the text that is not JSON. */
const quotes = (error: Error): boolean =>
  error instanceof SyntaxError || (error instanceof pg.DatabaseError && textOf(error.code).startsWith('22'));

/** Where it was thrown, without the message that comes before. */
const placesOf = ({ stack = '' }: Error): string => stack.slice(Math.max(0, stack.search(/\n\s+at /)));

/**
 * An error without what it was about: PostgreSQL tells with an error the row that failed, and the log is read by people who have no purpose
 * with a citizen.
 */
export const logError = (error: unknown): LoggedError => {
  if (!(error instanceof Error))
    return { type: typeof error, message: '', stack: '', code: '', table: '', constraint: '' };
  const ofDatabase = error instanceof pg.DatabaseError ? error : null;
  return {
    type: error.name,
    message: quotes(error) ? '' : error.message,
    stack: placesOf(error),
    code: textOf('code' in error ? error.code : null),
    table: textOf(ofDatabase?.table),
    constraint: textOf(ofDatabase?.constraint),
  };
};
