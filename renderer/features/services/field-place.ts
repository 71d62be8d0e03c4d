/** The id of the element around a field, for links that lead to it. */
export const placeOfField = (fieldId: string): string => `field-${fieldId}`;

/** Puts the focus into a field, on the part of it that takes keys. */
export const focusField = (fieldId: string): void => {
  const place = document.getElementById(placeOfField(fieldId));
  const control = place?.querySelector<HTMLElement>(
    'input:checked, input, textarea, [role="spinbutton"], button',
  );
  control?.focus();
  place?.scrollIntoView({ block: 'center' });
};
