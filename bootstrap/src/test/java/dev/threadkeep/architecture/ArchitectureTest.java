package dev.threadkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Threadkeep keeps to its architecture. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = ThreadkeepClasses.onTheClassPath();

  /** A rule may have nothing to look at yet; that it can see at all is shown by its fixture. */
  private static void check(Function<Layout, ArchRule> rule) {
    rule.apply(Layout.THREADKEEP).allowEmptyShould(true).check(CLASSES);
  }

  @Nested
  class TheRules {
    @Test
    void see_every_source_file_of_every_module() {
      var sources = ThreadkeepClasses.inTheSources();

      assertThat(sources).hasSizeGreaterThan(100);
      assertThat(CLASSES).extracting(JavaClass::getName).containsAll(sources);
    }

    @Test
    void are_all_checked_here() {
      assertThat(RuleBook.namedIn(ArchitectureTest.class)).isEqualTo(RuleBook.rules());
    }
  }

  @Nested
  class Modules {
    @Test
    void depend_inwards_only() {
      check(ModuleRules::dependenciesPointInwards);
    }

    @Test
    void have_a_room_for_every_class() {
      check(ModuleRules::everyClassHasARoom);
    }

    @Test
    void are_put_together_without_naming_a_dialect_or_a_vendor() {
      check(ModuleRules::bootstrapNamesNoDialectAndNoVendor);
    }

    @Test
    void have_no_cycles_among_their_packages() {
      check(ModuleRules::packagesFormNoCycles);
    }
  }

  @Nested
  class TheDomain {
    @Test
    void needs_only_the_jdk() {
      check(CoreRules::domainNeedsOnlyTheJdk);
    }

    @Test
    void is_told_the_time() {
      check(CoreRules::domainIsToldTheTime);
    }

    @Test
    void seals_its_interfaces() {
      check(CoreRules::domainInterfacesAreSealed);
    }

    @Test
    void makes_threads_itself_or_has_them_read_from_the_store() {
      check(CoreRules::threadsAreMadeByDecidingOrReading);
    }
  }

  @Nested
  class TheApplication {
    @Test
    void needs_only_the_domain() {
      check(CoreRules::applicationNeedsOnlyTheDomain);
    }

    @Test
    void reads_no_clock_and_nor_does_the_domain() {
      check(CoreRules::coreReadsNoClock);
    }

    @Test
    void takes_no_chances_and_nor_does_the_domain() {
      check(CoreRules::coreTakesNoChances);
    }
  }

  @Nested
  class Adapters {
    @Test
    void have_dialects_that_do_not_know_each_other() {
      check(AdapterRules::dialectsDoNotKnowEachOther);
    }

    @Test
    void have_vendors_that_do_not_know_each_other() {
      check(AdapterRules::vendorsDoNotKnowEachOther);
    }

    @Test
    void call_vendors_through_the_shared_part_alone() {
      check(AdapterRules::vendorsAreCalledBySharedPartAlone);
    }

    @Test
    void keep_the_canonical_api_and_the_dialects_apart() {
      check(AdapterRules::canonicalAndDialectsStayApart);
    }

    @Test
    void share_what_knows_no_api() {
      check(AdapterRules::whatApisShareKnowsNoneOfThem);
    }

    @Test
    void keep_controllers_to_themselves() {
      check(AdapterRules::controllersAreNotPublic);
    }

    @Test
    void keep_beans_to_themselves_that_nobody_else_names() {
      check(AdapterRules::beansArePublicOnlyWhereNeeded);
    }

    @Test
    void keep_sql_in_one_place() {
      check(AdapterRules::sqlStaysInPersistence);
    }

    @Test
    void ask_the_database_on_behalf_of_their_caller() {
      check(AdapterRules::storesAskOnBehalfOfTheirCaller);
    }
  }

  @Nested
  class AllCode {
    @Test
    void is_null_marked() {
      check(CodeRules::everyPackageIsNullMarked);
    }

    @Test
    void throws_no_generic_exceptions() {
      check(CodeRules::noGenericExceptions);
    }

    @Test
    void has_nothing_injected_into_fields() {
      check(CodeRules::noFieldInjection);
    }

    @Test
    void has_no_static_mutable_state() {
      check(CodeRules::noStaticMutableState);
    }

    @Test
    void logs_through_slf4j() {
      check(CodeRules::noJavaUtilLogging);
    }

    @Test
    void prints_nothing_but_on_the_command_line() {
      check(CodeRules::onlyTheCommandLinePrints);
    }

    @Test
    void sleeps_only_where_nobody_tells() {
      check(CodeRules::sleepsOnlyWhereNobodyTells);
    }
  }
}
