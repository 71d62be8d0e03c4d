import { useId } from 'react';
import type { ReactNode } from 'react';
import type { MandateOffer } from '../../../preload/contract/mandate-making.ts';
import type { FormFault, MandateForm } from './mandate-form.ts';

/** What every part of the page works on. */
export type PartProps = {
  readonly offer: MandateOffer;
  readonly form: MandateForm;
  readonly onChange: (form: MandateForm) => void;
  readonly faults: readonly FormFault[];
};

/** One question of the page, under its own heading. */
export const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const id = useId();
  return (
    <section className="mandate-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
};
