import type { Route } from '../answer.ts';
import { LINK_PATH } from '../link.ts';
import { catalogues, type Language } from '../texts/catalogue.ts';
import { wantedLanguage } from './wanted-language.ts';

/**
 * [H9] [X9] Where a link leads in a browser: to a few words, the same for every link. Nobody is known here, so nothing is told, not
 * even whether there is such a thing.
 */
export const linkPage: Route = {
  method: 'GET',
  path: LINK_PATH,
  name: () => LINK_PATH,
  handle: ({ headers }) => ({
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
    body: page(wantedLanguage(headers['accept-language'])),
  }),
};

const page = (language: Language): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Phasegate</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem;color:#1d1c1d}</style>
<h1>Phasegate</h1>
<p>${catalogues[language]['links.page.what']}</p>
<p>${catalogues[language]['links.page.how']}</p>
</html>
`;
