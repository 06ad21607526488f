/** The bundle that shows what a citation says. */

import { createPreview } from "./popover.ts";

window.renda.preview = createPreview();
