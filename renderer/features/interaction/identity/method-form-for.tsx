import type { ReactNode } from 'react';
import type { MethodKind } from '../../../../preload/contract/identity.ts';
import { CodeForm } from './code-form.tsx';
import { CredentialForm } from './credential-form.tsx';
import { DocumentForm } from './document-form.tsx';
import { EidForm } from './eid-form.tsx';
import type { MethodFormProps } from './method-form.ts';
import { PlainForm } from './plain-form.tsx';
import { PointsForm } from './points-form.tsx';
import { ProvisionalForm } from './provisional-form.tsx';
import { QuestionsForm } from './questions-form.tsx';
import { VouchForm } from './vouch-form.tsx';

const forms: { readonly [K in MethodKind]: (props: MethodFormProps) => ReactNode } = {
  document: DocumentForm,
  points: PointsForm,
  callback: PlainForm,
  code: CodeForm,
  questions: QuestionsForm,
  vouching: VouchForm,
  'known-person': PlainForm,
  eid: EidForm,
  credential: CredentialForm,
  provisional: ProvisionalForm,
};

/** The form of whatever way was chosen. */
export const MethodFormFor = (props: MethodFormProps) => {
  const Form = forms[props.method.kind];
  return <Form {...props} />;
};
