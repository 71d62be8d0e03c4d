import { useLocation, useSearchParams } from 'wouter';
import type { ActId, InteractionId } from '../../../preload/contract/values.ts';
import { interactionPath } from '../../components/paths.ts';
import type { Place } from './steps.ts';

/** What a step is about; `fieldId` is a field of a form to put the focus into. */
export type Aim = {
  readonly actId?: ActId | undefined;
  readonly serviceId?: string | undefined;
  readonly fieldId?: string | undefined;
  /** The mandate that is widened or renewed. */
  readonly mandateId?: string | undefined;
};
export type GoTo = (place: Place, aim?: Aim) => void;

export type SessionAddress = {
  /** As written in the address: may be missing or unknown. */
  readonly place: string | undefined;
  readonly actId: string | null;
  readonly serviceId: string | null;
  readonly mandateId: string | null;
  readonly go: GoTo;
  /** Remembers in the address which service is looked at, without a new entry in the history. */
  readonly look: (serviceId: string) => void;
};

/** The address of a step: `/interaction/<id>/<step>?act=<id>&service=<id>`. Ids only, so that it can stand in a log. */
export const stepPath = (
  interactionId: InteractionId,
  place: Place,
  { actId, serviceId, fieldId, mandateId }: Aim = {},
): string => {
  const query = new URLSearchParams({
    ...(actId === undefined ? {} : { act: actId }),
    ...(serviceId === undefined ? {} : { service: serviceId }),
    ...(mandateId === undefined ? {} : { mandate: mandateId }),
  }).toString();
  const field = fieldId === undefined ? '' : `#${encodeURIComponent(fieldId)}`;
  return `${interactionPath(interactionId)}/${place}${query === '' ? '' : `?${query}`}${field}`;
};

type Page = { readonly navigate: (to: string) => void; readonly path: () => string };

/**
 * Leads to another step of the conversation, for as long as the page is in it: what central answers may come after somebody has gone
 * on to another citizen, who is then not left in the middle of a word.
 */
export const goWithin =
  (interactionId: InteractionId, { navigate, path }: Page): GoTo =>
  (place, aim = {}) => {
    const here = interactionPath(interactionId);
    if (path() === here || path().startsWith(`${here}/`)) navigate(stepPath(interactionId, place, aim));
  };

const pathNow = (): string => window.location.pathname;

/** Where in the conversation the page is, and how to go elsewhere. */
export const useSessionAddress = (interactionId: InteractionId): SessionAddress => {
  const [path, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  return {
    place: path.split('/')[3],
    actId: search.get('act'),
    serviceId: search.get('service'),
    mandateId: search.get('mandate'),
    go: goWithin(interactionId, { navigate, path: pathNow }),
    look: (serviceId) => setSearch({ service: serviceId }, { replace: true }),
  };
};
