/**
 * fflate makes its tables as soon as it is executed, which takes a slow phone 60 ms. Nobody needs them before
 * the first question shows, so `bundle.mjs` executes this module when it is first used.
 */

export { unzlibSync } from "fflate";
