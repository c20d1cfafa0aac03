import ArgumentParser
@main struct Recourse: ParsableCommand { func run() {} }
