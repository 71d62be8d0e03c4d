/** A citizen's own device: cookies, redirects and forms, without a script. */
export type CitizenBrowser = {
  readonly open: (address: string) => Promise<CitizenPage>;
  readonly submit: (page: CitizenPage, fields: Readonly<Record<string, string>>) => Promise<CitizenPage>;
};

export type CitizenPage = { readonly address: string; readonly status: number; readonly text: string };

export const createCitizenBrowser = (language = 'en'): CitizenBrowser => {
  const cookies = new Map<string, string>();
  const go = async (address: string, init: RequestInit = {}): Promise<CitizenPage> => {
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string> | undefined),
        'accept-language': language,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null && response.status >= 300 && response.status < 400) {
      await response.arrayBuffer();
      return go(new URL(next, address).href);
    }
    return { address, status: response.status, text: await response.text() };
  };
  return {
    open: (address) => go(address),
    submit: (page, fields) =>
      go(page.address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  };
};
