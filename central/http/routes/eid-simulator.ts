import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acrOf, allAcrs } from '../../domain/eid-levels.ts';
import {
  createEidSimulator,
  isForeignClient,
  simulatorPath,
  type EidSimulator,
  type SimulatedAccount,
} from '../../connectors/eid/eid-simulator.ts';
import { accountOfPerson, foreignAccount, SignInAnswer } from '../../connectors/eid/sign-in-answer.ts';
import { endPage, pagePolicy, signInPage } from '../../connectors/eid/sign-in-page.ts';
import { signInTexts } from '../../connectors/eid/sign-in-texts.ts';
import { readLookupText } from '../../domain/read-lookup-text.ts';
import { findPeople } from '../../store/queries/find-people.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';

const html = (reply: FastifyReply, text: string): FastifyReply =>
  reply
    .header('content-security-policy', pagePolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .serializer((body: string) => body)
    .send(text);

type Sent = Pick<FastifyRequest, 'raw' | 'headers' | 'body'>;

/** The provider's own record of the sign-in that the browser is in; null where it has ended. */
const currentSignIn = async ({ provider }: EidSimulator, request: Sent, reply: FastifyReply) => {
  try {
    return await provider.interactionDetails(request.raw, reply.raw);
  } catch {
    return null;
  }
};

const accountOf = async (
  gateway: Gateway,
  answer: SignInAnswer,
  isForeign: boolean,
): Promise<SimulatedAccount | null> => {
  if (isForeign) return foreignAccount(answer);
  const keys = readLookupText(answer.number).filter(({ kind }) => kind === 'national-number');
  const [person] = await findPeople(gateway.database, keys, 1);
  return person === undefined ? null : accountOfPerson(person);
};

const answerSignIn = async (
  simulator: EidSimulator,
  gateway: Gateway,
  [request, reply]: readonly [Sent, FastifyReply],
): Promise<FastifyReply> => {
  const details = await currentSignIn(simulator, request, reply);
  const texts = signInTexts(details?.params['ui_locales'] ?? request.headers['accept-language']);
  if (details === null) return html(reply, endPage(texts, 'ended'));
  const isForeign = isForeignClient(details.params['client_id']);
  const sent = SignInAnswer.safeParse(request.body);
  if (!sent.success) return html(reply, signInPage(texts, { isForeign, hasFailed: false }));
  const { answer, level } = sent.data;
  const account = answer === 'cancel' ? null : await accountOf(gateway, sent.data, isForeign);
  if (answer === 'sign-in' && account === null) {
    return html(reply, signInPage(texts, { isForeign, hasFailed: true }));
  }
  reply.hijack();
  const outcome =
    account === null
      ? { error: 'access_denied', error_description: 'the citizen did not sign in' }
      : {
          login: {
            accountId: simulator.addAccount(account),
            acr: acrOf(isForeign ? 'eidas' : 'national', level),
            remember: false,
          },
        };
  await simulator.provider.interactionFinished(request.raw, reply.raw, outcome);
  return reply;
};

const signInRoutes = (scope: FastifyInstance, simulator: () => EidSimulator, gateway: Gateway): void => {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 8 * 1024 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  for (const method of ['GET', 'POST'] as const) {
    scope.route({
      method,
      url: `${simulatorPath}/sign-in/:uid`,
      config: { isOpen: true },
      schema: { hide: true },
      handler: (request, reply) => answerSignIn(simulator(), gateway, [request, reply]),
    });
  }
};

/** Everything else is the provider's: it reads the body and writes the answer itself, under the path it is mounted at. */
const providerRoutes = (scope: FastifyInstance, simulator: () => EidSimulator): void => {
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all(
    `${simulatorPath}/*`,
    { config: { isOpen: true }, schema: { hide: true } },
    async (request, reply) => {
      reply.hijack();
      const { raw } = request;
      const whole = raw.url ?? '';
      Object.assign(raw, { originalUrl: whole, url: whole.slice(simulatorPath.length) });
      await simulator().provider.callback()(raw, reply.raw);
    },
  );
};

/** The simulated eID, in a demonstration alone: whoever reaches it can sign in as anybody who is made up. */
export const eidSimulatorRoutes = (app: App, gateway: Gateway): void => {
  if (!gateway.isDemonstration) return;
  let made: EidSimulator | null = null;
  const simulator = (): EidSimulator => (made ??= createEidSimulator(gateway.publicUrl(), allAcrs));
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    signInRoutes(scope, simulator, gateway);
    done();
  });
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    providerRoutes(scope, simulator);
    done();
  });
};
