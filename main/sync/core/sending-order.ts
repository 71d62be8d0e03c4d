/** Small and urgent work overtakes the rest by a limited number of places, and never work of its own lane. */
export type SendingOrder = 'oldest-first' | 'urgent-first';
