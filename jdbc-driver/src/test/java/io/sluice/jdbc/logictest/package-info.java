/**
 * Runs scripts of the SQL logic test through the driver: every query once as a SELECT and once as a materialized view that stood before the
 * data came.
 */
package io.sluice.jdbc.logictest;
