/** Few journeys in a real browser through the whole product: the proof that it works. */
package cloud.nuvem.journeys;
