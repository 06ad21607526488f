/** The schedule bundle: the spaced review's arithmetic, loaded only when it is needed. */

import "./due.ts";
import { dueDates } from "./sessions/schedule.ts";

window.rendaDueDates = dueDates;
