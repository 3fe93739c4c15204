/** What the report does at once: the claims sort and filter, and charts come alive when they are about to be seen. */
import { enableClaimsTable } from './claims-table.js';
import { enableCharts } from './live-charts.js';

enableClaimsTable();
enableCharts();
