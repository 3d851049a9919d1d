/**
 * Repositories of any size, to measure with: the real one and as many made-up claims as asked for. Each made-up claim is written
 * after an example, a claim that a person wrote: the same class, predicate, concepts and properties, about other things. So the mix
 * of kinds, dates, speakers and flags is that of the real documents at every size, and grows with them. All that is made up says so
 * in its IRI and its label.
 */
package steppe.synthesize;
