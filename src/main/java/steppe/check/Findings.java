package steppe.check;

import java.util.List;
import org.apache.jena.graph.Graph;
import steppe.model.Problem;

/**
 * What the check of one source has found.
 *
 * @param problems what is wrong whatever the other sources say
 * @param open     references to what neither the source nor the context describes: right or wrong as other sources will show
 * @param held     all that the source says of the subjects of these references; their shapes are checked when the types of what they point to are known
 * @param types    the types of what these subjects point to within their source
 */
public record Findings(List<Problem> problems, List<Reference> open, Graph held, Graph types) {
    /** The same with these problems instead. */
    public Findings with(List<Problem> found) {
        return new Findings(found, open, held, types);
    }
}
