/** A Vega-Lite specification as plain JSON, data included: making one needs no drawing library, and drawing one needs Vega-Lite 6. */
export interface ChartSpecification {
  readonly $schema: string;
  readonly [property: string]: unknown;
}
