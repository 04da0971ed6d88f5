/** What planning may ask of the engine's relations. */
package io.sluice.planner.catalog;
