package steppe.gallery;

import java.util.List;

/**
 * Why an answer is empty.
 *
 * @param kind      contradicted, elsewhere (only the sources that were not chosen say it), outside (of what the graph covers), beyond (a bound of the
 *                  question was reached before there was a row), unstated
 * @param against   the claims that deny it, or, where that is not the kind, something of the sort
 * @param reasons   for what lies outside, what of the question does
 * @param rows      how many all sources together give
 * @param href      where these are
 * @param narrowed  whether not all sources were asked
 */
public record Emptiness(String kind, List<ClaimView> against, List<String> reasons, int rows, String href, boolean narrowed) {}
