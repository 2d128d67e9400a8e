import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** First argument a flavour of PDF/A, then files: prints a line for each file and each rule it breaks, with tabs. */
class ArchiveCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
        List<String> files = Arrays.asList(arguments).subList(1, arguments.length);
        for (String file : files) {
            try (var content = Files.newInputStream(Path.of(file));
                    var parser = foundry.createParser(content, flavour);
                    var validator = foundry.createValidator(flavour, false)) {
                validator.validate(parser).getTestAssertions().stream()
                        .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                        .map(one -> one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + "\t"
                                + one.getMessage().replaceAll("\\s+", " "))
                        .distinct()
                        .forEach(what -> System.out.println("fault\t" + file + "\t" + what));
            }
            System.out.println("checked\t" + file);
        }
    }
}
