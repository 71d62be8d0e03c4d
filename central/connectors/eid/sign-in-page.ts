import { escapeHtml } from '../../http/routes/received-page.ts';
import type { SignInTexts } from './sign-in-texts.ts';

const style = `*{box-sizing:border-box}body{font:17px/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#f4f4f2}
main{max-width:28rem;margin:2rem auto;padding:1.5rem;background:#fff;border:1px solid #ccc;border-radius:.5rem}h1{margin:0 0 .5rem;font-size:1.5rem}
label,legend{display:block;font-weight:600;margin-block:1rem .25rem;padding:0}fieldset{border:0;margin:0;padding:0}fieldset label{font-weight:400;margin-block:.25rem}
input[type=text],input[type=date]{font:inherit;width:100%;padding:.5rem;border:1px solid #666;border-radius:.25rem}small,.quiet{color:#555}
.fault{color:#9b1c1c;font-weight:600}button{font:inherit;padding:.6rem 1rem;border-radius:.25rem;border:1px solid #1d4e89;background:#fff;color:#1d4e89}
button[value=sign-in]{background:#1d4e89;color:#fff}.row{display:flex;gap:.75rem;margin-block-start:1.5rem;flex-wrap:wrap}
@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}main{background:#222;border-color:#444}input{background:#111;color:#eee}small,.quiet{color:#bbb}.fault{color:#ff9b9b}
button{background:#222;color:#9cc4f5;border-color:#9cc4f5}button[value=sign-in]{background:#9cc4f5;color:#111}}`;

/** The page has no script and asks nobody else for anything. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

const page = ({ language, title }: SignInTexts, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

const field = (name: string, label: string, { type = 'text', help = '' } = {}): string =>
  `<label for="${name}">${escapeHtml(label)}</label><input id="${name}" name="${name}" type="${type}" autocomplete="off">` +
  (help === '' ? '' : `<small>${escapeHtml(help)}</small>`);

const personFields = (texts: SignInTexts, isForeign: boolean): string =>
  isForeign
    ? [
        field('country', texts.country),
        field('givenName', texts.givenName),
        field('familyName', texts.familyName),
        field('birthDate', texts.birthDate, { type: 'date' }),
      ].join('')
    : field('number', texts.number, { help: texts.numberHelp });

const levels = ['high', 'substantial', 'low'] as const;

export const signInPage = (
  texts: SignInTexts,
  { isForeign, hasFailed }: { readonly isForeign: boolean; readonly hasFailed: boolean },
): string => {
  const choices = levels
    .map(
      (level) =>
        `<label><input type="radio" name="level" value="${level}"${level === 'high' ? ' checked' : ''}> ${escapeHtml(texts[level])}</label>`,
    )
    .join('');
  return page(
    texts,
    `<h1>${escapeHtml(texts.title)}</h1><p class="quiet">${escapeHtml(texts.warning)}</p>
${hasFailed ? `<p class="fault" role="alert">${escapeHtml(texts.unknown)}</p>` : ''}
<form method="post">${personFields(texts, isForeign)}<fieldset><legend>${escapeHtml(texts.level)}</legend>${choices}</fieldset>
<div class="row"><button name="answer" value="sign-in">${escapeHtml(texts.signIn)}</button>
<button name="answer" value="cancel">${escapeHtml(texts.cancel)}</button></div></form>`,
  );
};

/** What the citizen sees at the end, on whichever device. */
export const endPage = (texts: SignInTexts, outcome: 'done' | 'notDone' | 'ended'): string =>
  page(texts, `<h1>${escapeHtml(texts[outcome])}</h1><p>${escapeHtml(texts[`${outcome}Help`])}</p>`);
