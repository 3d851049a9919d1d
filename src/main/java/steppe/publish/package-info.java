/**
 * What the service says of itself and gives away as a whole: its description, statistics, catalogue, saved questions, dumps,
 * provenance and annotations, each made from the graph.
 */
package steppe.publish;
