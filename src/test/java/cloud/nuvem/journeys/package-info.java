/**
 * Few journeys in a real browser through the whole product: the proof that it works. They share one world and one portal, each in
 * projects of its own, and are quick where the product is slow on purpose: pages look for news every second and call four seconds
 * old. Tests that prove a row of the list of faults say so ({@code Row 12 …}), here as everywhere.
 */
package cloud.nuvem.journeys;
