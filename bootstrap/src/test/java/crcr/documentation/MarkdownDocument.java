package crcr.documentation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A document as GitHub shows it.
 *
 * @param anchors what its headings can be linked by
 * @param links where its links and pictures lead
 * @param code its pieces of code within a text, without those that are links
 * @param prose its text with such code, a piece a line; neither blocks of code nor links
 */
record MarkdownDocument(Set<String> anchors, Set<String> links, Set<String> code, String prose) {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    static MarkdownDocument of(String markdown) {
        ContentVisitor reading = new ContentVisitor();
        PARSER.parse(markdown).accept(reading);
        return new MarkdownDocument(reading.anchors, reading.links, reading.code, reading.prose.toString());
    }

    private static final class ContentVisitor extends AbstractVisitor {
        private final IdGenerator ids = IdGenerator.builder().build();
        private final Set<String> anchors = new LinkedHashSet<>();
        private final Set<String> links = new LinkedHashSet<>();
        private final Set<String> code = new LinkedHashSet<>();
        private final StringBuilder prose = new StringBuilder();

        @Override
        public void visit(Heading heading) {
            anchors.add(ids.generateId(words(heading)));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
        }

        @Override
        public void visit(Image picture) {
            links.add(picture.getDestination());
        }

        @Override
        public void visit(Code piece) {
            code.add(piece.getLiteral());
            prose.append(piece.getLiteral()).append('\n');
        }

        @Override
        public void visit(Text text) {
            prose.append(text.getLiteral()).append('\n');
        }

        private static String words(Node node) {
            return switch (node) {
                case Text text -> text.getLiteral();
                case Code code -> code.getLiteral();
                default ->
                    Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext)
                            .map(ContentVisitor::words)
                            .reduce("", String::concat);
            };
        }
    }
}
