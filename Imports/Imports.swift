/// The door to what is read and by which rules: profiles, example studies and vocabularies, as part of the program.
package enum Imports {}
